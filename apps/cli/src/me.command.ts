import { serviceWords } from '@app/composition';
import type { Language } from '@app/texts';
import { apiAs, type AuditOptions } from './audited-initiative.js';
import { both } from './both.js';
import type { Output } from './output.js';

interface Me {
  readonly subject: string;
  readonly member: {
    readonly name: string | null;
    readonly memberNumber: string | null;
    readonly unit: { readonly name: string };
    readonly active: boolean;
  } | null;
  readonly roles: readonly {
    readonly role: string;
    readonly unit: { readonly name: string };
    readonly inForce: boolean;
  }[];
  readonly commands: readonly {
    readonly command: string;
    readonly allowed: boolean;
    readonly refusal: string | null;
  }[];
}

const roleWord = (role: string, language: Language): string => serviceWords.requiredRoles?.[role]?.[language] ?? role;

/** Prints who a member is, which roles they hold, and which commands the service would take from them. */
export const me = async (options: AuditOptions, output: Output): Promise<void> => {
  const answer = await (await apiAs(options)).get<Me>('/api/v1/me');
  const { subject, member, roles, commands } = answer;
  if (member)
    output.print(
      [subject, member.name, member.memberNumber, member.unit.name].filter((each) => each !== null).join('  '),
    );
  else output.print(both(`${subject} không phải đoàn viên.`, `${subject} is not a member.`));
  for (const { role, unit } of roles.filter(({ inForce }) => inForce)) {
    output.print(`  ${roleWord(role, 'vi')} / ${roleWord(role, 'en')}: ${unit.name}`);
  }
  for (const { command, allowed, refusal } of commands) {
    output.print(`  ${allowed ? '✓' : '–'} ${command}${refusal === null ? '' : `  ${refusal}`}`);
  }
  output.document(answer);
};
