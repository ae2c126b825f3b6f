import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, derivedId, type CommandOutcome } from '@app/command-handling';
import { unitDecider } from '../../domain/unit.decider.js';
import { unitStream } from '../../domain/unit.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { OrganisationFacts } from '../../facts/organisation-facts.js';
import { unitCodeReservation } from '../unit-code.reservation.js';
import { EstablishUnitCommand } from './establish-unit.command.js';

@CommandHandler(EstablishUnitCommand)
export class EstablishUnitHandler implements ICommandHandler<EstablishUnitCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly facts: OrganisationFacts,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ wish, envelope }: EstablishUnitCommand): Promise<CommandOutcome> {
    const unitId = derivedId(envelope.commandId, 'unit');
    return this.streams.execute({
      decider: unitDecider,
      target: { stream: unitStream(unitId), id: unitId },
      envelope,
      wish: { type: 'EstablishUnit', content: wish },
      prepare: async () => {
        const parent = await this.facts.unit(wish.parentId);
        const by = await this.authority.toKeepTree(envelope.principal, parent);
        return {
          command: { type: 'EstablishUnit' as const, data: { ...wish, unitId, parent }, by, at: envelope.receivedAt },
          reservations: [unitCodeReservation(wish.code, unitId, '/code')],
        };
      },
    });
  }
}
