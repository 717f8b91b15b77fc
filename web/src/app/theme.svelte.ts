// Light or dark: the system's choice until the reader makes one.
export type Theme = 'auto' | 'light' | 'dark'

const order: Theme[] = ['auto', 'light', 'dark']

class ThemeChoice {
  now = $state<Theme>(stored())

  constructor() {
    this.apply()
  }

  next() {
    this.now = order[(order.indexOf(this.now) + 1) % order.length] ?? 'auto'
    try {
      localStorage.setItem('theme', this.now)
    } catch {
      // A reader who keeps no storage chooses again next time.
    }
    this.apply()
  }

  private apply() {
    if (this.now === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = this.now
  }
}

function stored(): Theme {
  try {
    return order.find((t) => t === localStorage.getItem('theme')) ?? 'auto'
  } catch {
    return 'auto'
  }
}

export const theme = new ThemeChoice()
