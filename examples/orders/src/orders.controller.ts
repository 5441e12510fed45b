/** Orders of the logged-in user, and all orders for users with the permission `crm_button read`. */
import type { Identity } from '@gatehouse/service';
import { AccessGuard, CurrentUser, RequirePermission } from '@gatehouse/service/nest';
import { BadRequestException, Body, Controller, Get, Post, UseGuards } from '@nestjs/common';

interface Order {
  readonly userId: number;
  readonly what: string;
}

@Controller('orders')
@UseGuards(AccessGuard)
export class OrdersController {
  private readonly orders: Order[] = [];

  @Get()
  mine(@CurrentUser() { userId }: Identity): object {
    return { userId, orders: this.orders.filter((order) => order.userId === userId) };
  }

  @Post()
  create(@CurrentUser() { userId }: Identity, @Body() body: { what?: unknown }): Order {
    const { what } = body;
    if (typeof what !== 'string' || !what.trim() || what.length > 200) {
      throw new BadRequestException('`what` must be a text of 1 to 200 characters');
    }
    const order = { userId, what };
    this.orders.push(order);
    return order;
  }

  @Get('all')
  @RequirePermission('crm_button', 'read')
  all(): object {
    return { orders: this.orders };
  }
}
