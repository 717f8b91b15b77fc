// Keeping a text on the server while it is being written: one change after the
// other, each as a change of the text that was kept before. So another tab that
// kept something in between is noticed, and nothing is overwritten.

// Put replaces the text whose SHA-256 is base, and gives the new text's.
export type Put = (text: string, base: string) => Promise<string>

export class Keeper {
  base: string // SHA-256 of the text that the server has, as far as is known
  kept: string // that text
  private wanted: string
  private going: Promise<void> | null = null
  private readonly put: Put

  constructor(text: string, base: string, put: Put) {
    this.kept = text
    this.wanted = text
    this.base = base
    this.put = put
  }

  get busy(): boolean {
    return this.going !== null
  }

  // keep returns when the text, or one that was written after it, is on the server.
  keep(text: string): Promise<void> {
    this.wanted = text
    this.going ??= this.work().finally(() => (this.going = null))
    return this.going
  }

  private async work() {
    while (this.wanted !== this.kept) {
      const text = this.wanted
      this.base = await this.put(text, this.base)
      this.kept = text
    }
  }
}
