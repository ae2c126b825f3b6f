import { signedToken } from './audited-initiative.js';
import type { Output } from './output.js';

export interface TokenOptions {
  readonly member: string;
  readonly hours: number;
}

/** Prints a development token, signed with the data folder's secret, and nothing else, for a shell to read. */
export const token = async ({ member, hours }: TokenOptions, output: Output): Promise<void> => {
  const signed = await signedToken(member, hours * 3600);
  output.print(signed);
  output.document({ token: signed, member, hours });
};
