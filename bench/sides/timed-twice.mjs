/**
 * Call a function twice and time both: the first call pays for compilation, the second is what is compared.
 *
 * @template T
 * @param {() => T | Promise<T>} work
 * @returns {Promise<{ result: T, firstSeconds: number, seconds: number }>}
 */
export async function timedTwice(work) {
  const startMs = performance.now();
  await work();
  const betweenMs = performance.now();
  const result = await work();
  const endMs = performance.now();
  return { result, firstSeconds: (betweenMs - startMs) / 1000, seconds: (endMs - betweenMs) / 1000 };
}
