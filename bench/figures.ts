/** The figures, by the names of their folders, in the order of the page. */
export const figures: readonly string[] = ['decode', 'client', 'many', 'start', 'install']
