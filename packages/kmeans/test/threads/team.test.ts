import { describe, expect, it } from "vitest";
import { frameOf } from "../../src/engine/frame.js";
import type { Task } from "../../src/engine/station.js";
import { checkMatrix } from "../../src/matrix.js";
import { Team } from "../../src/threads/team.js";
import { blobs, firstRows } from "../support/matrices.js";

describe("a team that shares out tasks", () => {
  it("hands out no more of them once one is refused", async () => {
    const rows = { ...blobs(2000, 3, 2, 5), weights: null };
    const { low, high } = checkMatrix(rows);
    const frame = frameOf(rows, null, low, high);
    const team = new Team(2, null);
    await team.reply({ request: "hold", hold: { rows, frame, seeding: false }, split: false });
    const limits = { maxIterations: 3, squaredStep: 0 };
    const start = firstRows(rows, 3);
    let sent = 0;
    const tasks = Array.from({ length: 60 }, (_, i) => ({
      get task() {
        sent++;
        return "from" as const;
      },
      centroids: i === 3 ? null : start,
      limits,
    }));
    await expect(team.reply({ request: "each", tasks: tasks as unknown as readonly Task[] })).rejects.toMatchObject({
      code: "worker-failed",
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sent).toBeGreaterThan(3);
    expect(sent).toBeLessThan(20);
    team.release(true);
  });
});
