import { Controller, Injectable } from '@nestjs/common';
import { Command, CommandHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { slicesOf } from './slices.js';

class OpenDoor extends Command<void> {}
class IsDoorOpen extends Query<boolean> {}

@CommandHandler(OpenDoor)
class OpenDoorHandler {}
@QueryHandler(IsDoorOpen)
class IsDoorOpenHandler {}
@Controller('door')
class DoorController {}
@Injectable()
class Hinge {}
const open = (): void => undefined;

test('finds the controllers and the handlers of both buses, and nothing else', () => {
  const exports = {
    OpenDoor,
    OpenDoorHandler,
    IsDoorOpen,
    IsDoorOpenHandler,
    DoorController,
    Hinge,
    open,
    KINDS: ['A'],
  };
  expect(slicesOf(exports)).toEqual({
    controllers: [DoorController],
    handlers: [OpenDoorHandler, IsDoorOpenHandler],
  });
});
