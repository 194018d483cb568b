/** A benchmark that cannot go on, told apart by `code`: `usage`, `setup` or `failed`. */
export class BenchError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "BenchError";
    this.code = code;
  }
}

/**
 * Run a script's main function; print a `BenchError` without its trace, as the message says what to do.
 *
 * @param {() => void | Promise<void>} main
 */
export async function orExplain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    console.error(error.message);
    process.exitCode = error.code === "usage" ? 2 : 1;
  }
}
