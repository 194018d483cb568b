import type { Command } from "commander";

/** A flag that may be repeated or hold a comma-separated list. */
export function collect(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), ...value.split(",").map((name) => name.trim())].filter((name) => name !== "");
}

/** What a table is and which column plays which role. */
export function addTableOptions(command: Command): Command {
  return command
    .option("--config <file>", "read settings from a YAML file; flags win over it")
    .option("--where <condition>", 'SQL condition that defines the population, like "income > 0"')
    .option(
      "--carve <name: condition>",
      'take a rule segment out before clustering, like "Private: balance > 1000000" (repeat for more)',
      (rule: string, rules: string[] | undefined) => [...(rules ?? []), rule],
    )
    .option("--sample-rows <n>", "of a database table, compare K on at most this many customers (default: 1,000,000)")
    .option("--push-down <how>", "auto: settle the segments over a larger table where it is; none: read every row here")
    .option("--sheet <name>", "sheet of a workbook (default: the first)")
    .option("--decimal <sign>", "decimal sign, . or , where a column does not decide it")
    .option("--as-of <date>", "date at which tenures are counted (default: the latest date in the data)")
    .option("--id <column>", "the customer id")
    .option("--features <columns>", "cluster exactly these columns (repeat, or separate by commas)", collect)
    .option("--describe <columns>", "profile these, never cluster them", collect)
    .option("--protected <columns>", "only audit these", collect)
    .option("--objection <columns>", "customers with a yes here leave before anything is computed", collect)
    .option("--consent <columns>", "consents, which limit lists and not clustering", collect)
    .option("--value <column>", "what share of value means")
    .option("--weight <column>", "how many customers a row stands for")
    .option("--ignore <columns>", "leave these out", collect)
    .option("--allow-protected", "let protected columns named in --features be clustered");
}

/** How K is compared. */
export function addMethodOptions(command: Command): Command {
  return command
    .option("--k <range>", "K to compare, like 4,5,6 or 2..10 (default: 2..8)")
    .option("--keep <k>", "the K to keep (default: the one recommended)")
    .option("--quick", "judge K in fewer resamples of fewer customers; says what it left out")
    .option("--seed <number>", "seed of everything random (default: 0)")
    .option("--restarts <number>", "starts per K (default: 50 up to 50,000 customers, else 10)")
    .option("--prepare <mode>", "auto, plain (every column standardised) or none (values as they are) (default: auto)")
    .option("--against <column>", "compare with the segments you have, or RFM cells, at equal K")
    .option("--exact-silhouette", "silhouette over all pairs of customers, however many")
    .option("--name <id=name>", "call a segment by a name of your own (repeat)", (one, all: string[] = []) => [
      ...all,
      one,
    ])
    .option("--vocabulary <file>", "words for personas, a YAML file (coterie vocabulary --yaml shows the shipped one)")
    .option("--playbook <file>", "the bank's own rules for what to do with whom, YAML (default: Coterie's)")
    .option("--min-cell <count>", "withhold figures on fewer customers (default: 10)");
}

/** How columns are prepared, where K is not compared. */
export function addPrepareOptions(command: Command): Command {
  return command
    .option("--seed <number>", "seed of everything random (default: 0)")
    .option("--prepare <mode>", "auto, plain (every column standardised) or none (values as they are) (default: auto)")
    .option("--min-cell <count>", "withhold figures on fewer customers (default: 10)");
}

/** How the work is done and shown. */
export function addMachineOptions(command: Command): Command {
  return command
    .option("--threads <number>", "threads to use; results do not depend on it (default: all)")
    .option("--memory <size>", "refuse what would need more, like 4GB (default: half of this machine's)")
    .option("--json", "print one JSON object instead of text")
    .option("--quiet", "print nothing but errors (and JSON where asked)")
    .option("--debug", "show the trace of a failure");
}
