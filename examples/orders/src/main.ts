/** A service behind Gatehouse. It imports one module, and its controller uses one guard and two decorators. */
import 'reflect-metadata';
import { GatehouseModule } from '@gatehouse/service/nest';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OrdersController } from './orders.controller.js';
import { gatewayAddress, PageController } from './page.controller.js';

const {
  PORT = '4000',
  GATEWAY = 'http://localhost:8000',
  ISSUER = GATEWAY,
  BROKERS = 'localhost:9094',
  MODE = 'local', // or 'ask'
} = process.env;

@Module({
  imports: [
    GatehouseModule.forRoot({
      mode: MODE === 'ask' ? 'ask' : 'local',
      gateway: GATEWAY,
      issuer: ISSUER,
      kafka: { brokers: BROKERS.split(','), clientId: 'orders' },
    }),
  ],
  controllers: [OrdersController, PageController],
  providers: [{ provide: gatewayAddress, useValue: GATEWAY }],
})
class OrdersModule {}

const app = await NestFactory.create<NestFastifyApplication>(OrdersModule, new FastifyAdapter());
app.enableShutdownHooks();
await app.listen(Number(PORT), '127.0.0.1');
