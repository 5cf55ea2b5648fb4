/**
 * A constructor of plain objects that get further fields later.
 *
 * A literal has room for its own fields alone: what is added lies in a list beside the object, which is allocated anew for every
 * third field. What a constructor makes has room for as many as the first of its objects got, and half as much is allocated.
 *
 * @param fill Gives an object its first fields. It becomes the constructor.
 */
export function plainObjects<T, Given extends readonly unknown[]>(
  fill: (this: T, ...given: Given) => void,
): new (...given: Given) => T {
  fill.prototype = Object.prototype
  return fill as unknown as new (...given: Given) => T
}
