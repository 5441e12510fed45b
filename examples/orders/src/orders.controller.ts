/** The service's own work: everybody has orders of their own, and who may read `crm_button` sees all. */
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
      throw new BadRequestException('An order says what it is, in up to 200 characters');
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
