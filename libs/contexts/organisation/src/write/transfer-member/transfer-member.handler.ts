import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { OrganisationFactsReader } from '../../facts/organisation-facts-reader.js';
import { TransferMemberCommand } from './transfer-member.command.js';

@CommandHandler(TransferMemberCommand)
export class TransferMemberHandler implements ICommandHandler<TransferMemberCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: OrganisationFactsReader,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ input, envelope }: TransferMemberCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: memberDecider,
      target: { stream: memberStream(input.memberId), id: input.memberId },
      envelope,
      input: { type: 'TransferMember', content: input },
      prepare: async (member) => {
        const toUnit = await this.facts.unit(input.toUnitId);
        // Nobody pulls a member out of a unit, or puts one into a unit, that they do not keep.
        await this.authority.requireMemberAdministrator(envelope.principal, toUnit);
        const by = await this.authority.requireMemberAdministrator(envelope.principal, member);
        return {
          command: { type: 'TransferMember' as const, data: { ...input, toUnit }, by, at: envelope.receivedAt },
        };
      },
    });
  }
}
