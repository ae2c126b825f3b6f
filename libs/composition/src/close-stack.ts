/** Closes resources in reverse order of opening. */
export class CloseStack {
  private readonly parts: (() => Promise<void>)[] = [];

  add(close: () => Promise<void>): void {
    this.parts.push(close);
  }

  async close(): Promise<void> {
    for (const part of this.parts.splice(0).reverse()) await part();
  }
}
