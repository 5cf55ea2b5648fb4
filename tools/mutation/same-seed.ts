import { configureGlobal } from 'fast-check'

// Otherwise a property might notice a change in one run and not in the next.
configureGlobal({ seed: 1 })
