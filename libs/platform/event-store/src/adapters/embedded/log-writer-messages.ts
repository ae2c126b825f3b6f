import { errorFrom, type WritingState } from '@app/sqlite';
import {
  AppendAbandoned,
  LogDamaged,
  StoreDiskFull,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../../port/errors.js';
import type { AppendResult } from '../../port/event-store.js';
import type { Append } from './log-connection.js';

export interface LogWriterOptions {
  readonly folder: string;
  readonly busyTimeoutMs: number;
  readonly headCapacity: number;
}

export type AppendMessage = Omit<Append, 'abandonIf'> & { readonly id: number };

export type ToLogWriter =
  | {
      readonly kind: 'append';
      readonly appends: readonly AppendMessage[];
      /** `process.hrtime.bigint()`, which all threads of a process share. */
      readonly sentAt: bigint;
    }
  | { readonly kind: 'close' };

/** An error as properties, because a thread receives a copy without its class. */
export interface ErrorMessage {
  readonly name: string;
  readonly message: string;
  readonly outcome?: StoreUnavailable['outcome'];
  readonly actual?: bigint | null;
  readonly position?: bigint | null;
  readonly stream?: string | null;
  readonly reason?: string;
  readonly code?: string;
  readonly errcode?: number;
  readonly cause?: ErrorMessage;
}

export type AnswerMessage = { readonly id: number } & (
  | {
      readonly result: AppendResult;
      /** The stream's last revision: a repeated append may lie before it. */ readonly head: number;
    }
  | { readonly refusal: ErrorMessage }
);

export type StateMessage =
  | { readonly kind: 'writing' }
  | { readonly kind: 'disk-full' | 'failed'; readonly file: string; readonly error: ErrorMessage };

export type FromLogWriter =
  | { readonly kind: 'running' }
  | { readonly kind: 'answers'; readonly answers: readonly AnswerMessage[]; readonly commits: number }
  | { readonly kind: 'state'; readonly state: StateMessage };

export const errorMessageOf = (thrown: unknown): ErrorMessage => {
  const error = errorFrom(thrown);
  const { name, message, outcome, actual, position, stream, reason, code, errcode } = error as Error &
    Partial<ErrorMessage>;
  const known = { outcome, actual, position, stream, reason, code, errcode };
  const given = Object.entries(known).filter(([, value]) => value !== undefined);
  const { cause } = error;
  return { name, message, ...Object.fromEntries(given), ...(cause !== undefined && { cause: errorMessageOf(cause) }) };
};

/** The error that a message tells, of its class where somebody looks at the class. */
export const errorOf = (told: ErrorMessage, append?: Pick<Append, 'stream' | 'expected'>): Error => {
  const cause = told.cause && { cause: errorOf(told.cause) };
  const { name, message, outcome = 'unknown', actual = null, position = null, stream = null, reason = message } = told;
  if (append && name === 'WrongExpectedRevision')
    return new WrongExpectedRevision(append.stream, append.expected, actual);
  if (append && name === 'AppendAbandoned') return new AppendAbandoned(append.stream);
  if (name === 'StoreDiskFull') return new StoreDiskFull(message, outcome, cause);
  if (name === 'StoreUnavailable') return new StoreUnavailable(message, outcome, cause);
  if (name === 'LogDamaged') return new LogDamaged(position, stream, reason, cause);
  if (name === 'TypeError') return new TypeError(message, cause);
  const { code, errcode } = told;
  return Object.assign(new Error(message, cause), {
    ...(name !== 'Error' && { name }),
    ...(code !== undefined && { code }),
    ...(errcode !== undefined && { errcode }),
  });
};

export const stateMessageOf = (state: WritingState): StateMessage =>
  state.kind === 'writing' ? state : { ...state, error: errorMessageOf(state.error) };

export const stateOf = (told: StateMessage): WritingState =>
  told.kind === 'writing' ? told : { ...told, error: errorOf(told.error) };
