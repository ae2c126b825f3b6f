import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, derivedId, type CommandOutcome } from '@app/command-handling';
import { unitDecider } from '../../domain/unit.decider.js';
import { unitStream } from '../../domain/unit.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { OrganisationFactsReader } from '../../facts/organisation-facts-reader.js';
import { unitCodeReservation } from '../unit-code.reservation.js';
import { EstablishUnitCommand } from './establish-unit.command.js';

@CommandHandler(EstablishUnitCommand)
export class EstablishUnitHandler implements ICommandHandler<EstablishUnitCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: OrganisationFactsReader,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ input, envelope }: EstablishUnitCommand): Promise<CommandOutcome> {
    const unitId = derivedId(envelope.commandId, 'unit');
    return this.executor.execute({
      decider: unitDecider,
      target: { stream: unitStream(unitId), id: unitId },
      envelope,
      input: { type: 'EstablishUnit', content: input },
      prepare: async () => {
        const parent = await this.facts.unit(input.parentId);
        const by = await this.authority.requireTreeAdministrator(envelope.principal, parent);
        return {
          command: { type: 'EstablishUnit' as const, data: { ...input, unitId, parent }, by, at: envelope.receivedAt },
          reservations: [unitCodeReservation(input.code, unitId, '/code')],
        };
      },
    });
  }
}
