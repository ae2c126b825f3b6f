import { Injectable } from '@nestjs/common';

/** True once shutdown has begun. The signal handler sets it. */
@Injectable()
export class ShutdownState {
  private begun = false;

  get stopping(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
  }
}
