import { Injectable } from '@nestjs/common';

/** Whether the service has begun to stop. Set once, by whoever received the signal. */
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
