/**
 * A file of the data folder does not allow a start. The message is for the operator: the file, what is wrong with it, what
 * to do.
 */
export class DataFileRefused extends Error {
  constructor(file: string, found: string, remedy: string, options?: ErrorOptions) {
    super(`${file} ${found}: ${remedy}`, options);
    this.name = 'DataFileRefused';
  }
}

/** What an operating system or a database says of a file that it cannot use. */
export type FileFault = 'no-permission' | 'no-room' | 'damaged' | 'not-openable' | 'disk-error';

const FAULTS: Readonly<Record<Exclude<FileFault, 'damaged'>, readonly [found: string, remedy: string]>> = {
  'no-permission': ['cannot be written', 'give the user of the service write permission for it and its folder'],
  'no-room': ['cannot be written, because the disk is full', 'make room on it'],
  'not-openable': ['cannot be opened', 'let the user of the service read and write it and its folder, on a local disk'],
  'disk-error': ['cannot be read or written, because the disk fails', "look at the disk and the system's own log"],
};

/** @param ifDamaged what to do about a damaged file of this kind */
export const faultyFile = (file: string, fault: FileFault, ifDamaged: string, cause: unknown): DataFileRefused => {
  const [found, remedy] =
    fault === 'damaged' ? ['is damaged, or is no file of this service', ifDamaged] : FAULTS[fault];
  const details = cause instanceof Error ? cause.message : String(cause);
  return new DataFileRefused(file, `${found} (${details})`, remedy, { cause });
};

const FAULT_OF_CODE: Readonly<Record<string, FileFault>> = {
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EIO: 'disk-error',
  EISDIR: 'not-openable',
  ENOTDIR: 'not-openable',
  EEXIST: 'not-openable',
};

/** What to throw for an error of reading or writing a file: DataFileRefused for what the operating system refuses. */
export const fileError = (file: string, error: unknown): unknown => {
  const fault = FAULT_OF_CODE[(error as NodeJS.ErrnoException).code ?? ''];
  return fault ? faultyFile(file, fault, '', error) : error;
};

/** Runs what reads or writes a file. @throws DataFileRefused for what the operating system refuses, naming the file */
export const usingFile = <Result>(file: string, use: () => Result): Result => {
  try {
    return use();
  } catch (error) {
    throw fileError(file, error);
  }
};
