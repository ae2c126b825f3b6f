import { Presets, SingleBar } from 'cli-progress';

/** Reports how much is done. */
export type ReportProgress = (done: number) => void;

/** Shows the progress of `work` on stderr: a bar on a terminal, otherwise one line per 10 %. */
export const showProgress = async <Result>(
  label: string,
  total: number,
  work: (report: ReportProgress) => Promise<Result>,
): Promise<Result> => {
  const progress = progressBar(label, total);
  try {
    return await work((done) => progress.update(done));
  } finally {
    progress.stop();
  }
};

interface Progress {
  update(done: number): void;
  stop(): void;
}

const progressBar = (label: string, total: number): Progress => {
  if (process.stderr.isTTY) {
    const bar = new SingleBar(
      { format: `${label} {bar} {percentage} % · {value}/{total} · còn / left {eta_formatted}`, hideCursor: true },
      Presets.shades_classic,
    );
    bar.start(total, 0);
    return { update: (done) => bar.update(done), stop: () => bar.stop() };
  }
  let reported = 0;
  return {
    update: (done) => {
      const tenth = Math.floor((done * 10) / total);
      if (tenth === reported) return;
      reported = tenth;
      process.stderr.write(`${label} ${tenth * 10} % (${done}/${total})\n`);
    },
    stop: () => undefined,
  };
};
