import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { ServiceMetrics } from './service-metrics.js';
import { ShutdownState } from './shutdown-state.js';

/** Health and metrics of the API and of a projector process. Requires ServiceHealth from a global module. */
@Module({})
export class OperationsModule {
  static register(metrics: ServiceMetrics): DynamicModule {
    return {
      module: OperationsModule,
      controllers: [HealthController, MetricsController],
      providers: [{ provide: ServiceMetrics, useValue: metrics }, ShutdownState],
      exports: [ServiceMetrics, ShutdownState],
    };
  }
}
