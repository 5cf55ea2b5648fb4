// oxlint-disable typescript/no-unnecessary-type-parameters -- a type to compare has no other place to stand.
/** Whether two types are exactly the same: `any` is the same as `any` alone. */
export type Equal<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false

/** Whether a value of one type can be given where the other is asked for. */
export type Assignable<From, To> = [From] extends [To] ? true : false

/** Compiles when the assertion that it is given is true, and does nothing. */
export function expectType<_Assertion extends true>(): void {}
