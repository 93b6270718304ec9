// Where a task goes when it is moved among those that are shown.

/** The place (from 0) in the whole order that puts `id` right before or after `beside`. */
export function placeBeside(
  all: readonly string[],
  id: string,
  beside: string,
  isAfter: boolean,
): number {
  const rest = all.filter((each) => each !== id);
  const at = rest.indexOf(beside);
  return at < 0 ? all.indexOf(id) : at + (isAfter ? 1 : 0);
}

/** The place that moves `id` by one among `shown`, or undefined at the end of the list. */
export function placeBy(
  all: readonly string[],
  shown: readonly string[],
  id: string,
  by: -1 | 1,
): number | undefined {
  const beside = shown[shown.indexOf(id) + by];
  return beside === undefined ? undefined : placeBeside(all, id, beside, by === 1);
}

/** The order once `id` is at `place`. */
export function moved<T>(
  all: readonly T[],
  id: string,
  place: number,
  idOf: (one: T) => string,
): T[] {
  const one = all.find((each) => idOf(each) === id);
  const rest = all.filter((each) => idOf(each) !== id);
  return one ? [...rest.slice(0, place), one, ...rest.slice(place)] : [...all];
}
