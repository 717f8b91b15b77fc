import type { Plugin } from 'vite'

// virtual is a module that is computed when the page is built. Names end as the
// bundler expects: .css is a style sheet, anything else a script.
export function virtual(name: string, make: () => string): Plugin {
  const resolved = '\0' + name
  return {
    name,
    resolveId: (id) => (id === name ? resolved : undefined),
    load: (id) => (id === resolved ? make() : undefined),
  }
}
