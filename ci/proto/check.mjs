// Whether the committed generated file is what today's connect.proto gives.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const generated = new URL("../../packages/tables/src/places/spark/generated/connect_pb.ts", import.meta.url);
const before = readFileSync(generated, "utf8");
const { status } = spawnSync("npm", ["run", "--silent", "build"], {
  cwd: new URL(".", import.meta.url),
  stdio: "inherit",
});
const same = status === 0 && readFileSync(generated, "utf8") === before;
console.log(
  same
    ? "connect_pb.ts is up to date"
    : "connect_pb.ts must be built from connect.proto; it differs. Run npm run build in ci/proto.",
);
process.exit(same ? 0 : 1);
