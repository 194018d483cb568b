import { createServer } from "node:net";

/**
 * A loopback port that nothing listens on.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
