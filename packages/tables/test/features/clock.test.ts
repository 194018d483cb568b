import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClockSql, clockInDate, clockInNumber, clockInText, localMoment } from "../../src/features/clock-sql.js";

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
});
afterAll(() => instance.closeSync());

async function read(make: (cell: string) => ClockSql, value: string): Promise<readonly [unknown, unknown]> {
  const connection = await instance.connect();
  const clock = make("cell");
  const sql = `SELECT ${clock.minute}, ${clock.ahead} FROM (SELECT ${clock.parsed} AS clock FROM (SELECT ${value} AS cell))`;
  const [[minute, ahead]] = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  return [minute, ahead];
}

describe("the time of day", () => {
  test.each([
    ["2026-03-31 22:15:59", 1335, null],
    ["2026-03-31T22:15:00Z", 1335, 0],
    ["2026-03-31T22:15:00.123+05:30", 1335, 330],
    ["2026-03-31 22:15:00+00", 1335, 0],
    ["2026-03-31T22:15-0800", 1335, -480],
    ["31/03/2026 10:15 PM", 1335, null],
    ["31/03/2026 12:05 a.m.", 5, null],
    ["31/03/2026 12:05 PM", 725, null],
    ["2026-03-31", null, null],
    ["2026-03-31 24:00", null, null],
    ["2026-03-31 10:75", null, null],
  ])("of %s", async (text, minute, ahead) => {
    expect(await read(clockInDate, `'${text}'`)).toEqual([minute, ahead]);
  });

  test.each([
    ["22:15:00", 1335],
    ["9:05", 545],
    ["001532", 15],
    ["221500", 1335],
    ["noon", null],
    ["236000", null],
  ])("of %s in a column of its own", async (text, minute) => {
    expect((await read(clockInText, `'${text}'`))[0]).toBe(minute);
  });

  test.each([
    [143207, 872],
    [1532, 15],
    [0, 0],
    [235959, 1439],
    [236000, null],
    [146000, null],
    [-1, null],
    [12.5, null],
  ])("of the number %d", async (number, minute) => {
    expect((await read(clockInNumber, `${number}::DOUBLE`))[0]).toBe(minute);
  });

  test("summer time is the zone's own", async () => {
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    const at = async (date: string) => {
      const moment = localMoment(`DATE '${date}'`, "720", "NULL::INTEGER", "Europe/Berlin");
      return String((await connection.runAndReadAll(`SELECT (${moment})::VARCHAR`)).getRows()[0][0]);
    };
    expect([await at("2026-01-15"), await at("2026-07-15")]).toEqual(["2026-01-15 13:00:00", "2026-07-15 14:00:00"]);
    connection.closeSync();
  });
});
