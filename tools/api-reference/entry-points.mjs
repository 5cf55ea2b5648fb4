/**
 * A plugin of typedoc. Entry points have the names by which they are imported; a link to a name that its file does not import is
 * one to the export of that name, whichever entry point has it.
 *
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  app.converter.on('resolveBegin', ({ project }) => {
    for (const entryPoint of project.children ?? []) {
      entryPoint.name = entryPoint.name.replace(/^([\w-]+)\/src/, '@bird-interactions/$1')
    }
  })
  app.converter.addUnknownSymbolResolver((declaration, from) => {
    const name = declaration.symbolReference?.path?.map(({ path }) => path).join('.')
    const modules = from.project.children ?? []
    const target = modules
      .flatMap(({ children = [] }) => children)
      .find((child) => child.name === name)
    return target && { target }
  })
}
