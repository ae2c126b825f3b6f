/** EX_IOERR of sysexits.h. Supervisors should start the service anew. */
export const EXIT_DISK_FAILED = 74;

/** Until then running commands get their responses, and liveness probes their 503. */
const EXIT_AFTER_MS = 1_000;

/**
 * Ends this process once a data file failed, without closing the stores: that would write to the disk that failed.
 *
 * @param failed of the service
 */
export const exitOnFailure = (
  { failed }: { readonly failed: Promise<Error> },
  tell: (failure: Error) => void,
): void => {
  void failed.then((failure) => {
    process.exitCode = EXIT_DISK_FAILED;
    tell(failure);
    setTimeout(() => process.exit(EXIT_DISK_FAILED), EXIT_AFTER_MS);
  });
};
