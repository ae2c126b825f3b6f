import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { OrganisationFactsReader } from '../../facts/organisation-facts-reader.js';
import { GrantRoleCommand } from './grant-role.command.js';

@CommandHandler(GrantRoleCommand)
export class GrantRoleHandler implements ICommandHandler<GrantRoleCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: OrganisationFactsReader,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ input, envelope }: GrantRoleCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: memberDecider,
      target: { stream: memberStream(input.memberId), id: input.memberId },
      envelope,
      input: { type: 'GrantRole', content: input },
      prepare: async () => {
        const unit = await this.facts.unit(input.unitId);
        const by = await this.authority.requireTreeAdministrator(envelope.principal, unit);
        return { command: { type: 'GrantRole' as const, data: { ...input, unit }, by, at: envelope.receivedAt } };
      },
    });
  }
}
