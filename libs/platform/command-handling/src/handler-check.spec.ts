import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { Command, CommandHandler, CqrsModule, Query, QueryHandler } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { HandlerCheck } from './handler-check.js';

class OpenDoor extends Command<void> {}
class IsDoorOpen extends Query<boolean> {}

@CommandHandler(OpenDoor)
class OpenDoorHandler {
  async execute(): Promise<void> {}
}
@CommandHandler(OpenDoor)
class OtherOpenDoorHandler {
  async execute(): Promise<void> {}
}
@QueryHandler(IsDoorOpen)
class IsDoorOpenHandler {
  async execute(): Promise<boolean> {
    return true;
  }
}

const boot = async (declared: readonly Type[], ...handlers: readonly Type[]): Promise<void> => {
  const check = {
    provide: HandlerCheck,
    useFactory: (discovery: DiscoveryService) => new HandlerCheck(discovery, declared),
    inject: [DiscoveryService],
  };
  @Module({ imports: [DiscoveryModule, CqrsModule.forRoot()], providers: [check, ...handlers] })
  class HouseModule {}
  const app = await Test.createTestingModule({ imports: [HouseModule] }).compile();
  app.useLogger(false);
  await app.init();
  await app.close();
};

describe('HandlerCheck', () => {
  it('lets a service boot that declares nothing', async () => {
    await expect(boot([])).resolves.toBeUndefined();
  });

  it('refuses a second handler, declared or not', async () => {
    await expect(boot([], OpenDoorHandler, OtherOpenDoorHandler)).rejects.toThrow(
      'each command and query needs exactly one handler: OpenDoor: handlers OpenDoorHandler, OtherOpenDoorHandler',
    );
  });

  describe('once both are declared', () => {
    const both = [OpenDoor, IsDoorOpen];

    it('accepts a service with one handler for each', async () => {
      await expect(boot(both, OpenDoorHandler, IsDoorOpenHandler)).resolves.toBeUndefined();
    });

    it('refuses a command without handler', async () => {
      await expect(boot(both, IsDoorOpenHandler)).rejects.toThrow('OpenDoor: no handler');
    });

    it('refuses a query without handler', async () => {
      await expect(boot(both, OpenDoorHandler)).rejects.toThrow('IsDoorOpen: no handler');
    });

    it('names every fault at once', async () => {
      await expect(boot(both)).rejects.toThrow('OpenDoor: no handler; IsDoorOpen: no handler');
    });
  });
});
