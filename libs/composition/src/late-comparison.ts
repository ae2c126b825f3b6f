import { Logger } from '@nestjs/common';
import type { HealthCheck } from '@app/http';

const COMPARED_AGAIN_AFTER_MS = 5_000;

/** Servers that did not respond at the start are compared when they do. What would have refused the start fails the health. */
export class LateComparison {
  private readonly timer: NodeJS.Timeout;
  private refusal: Error | null = null;

  /** @param compare returns null while the servers do not respond, and throws what would have refused the start */
  constructor(private readonly compare: () => Promise<string | null>) {
    this.timer = setInterval(() => void this.run(), COMPARED_AGAIN_AFTER_MS).unref();
  }

  checks(): readonly HealthCheck[] {
    return this.refusal ? [{ name: 'servers', status: 'fail', detail: this.refusal.message }] : [];
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    try {
      if ((await this.compare()) !== null) this.stop();
    } catch (error) {
      this.stop();
      this.refusal = error instanceof Error ? error : new Error(String(error));
      new Logger('servers').error(this.refusal.message);
    }
  }
}
