import { type ReactElement, useState } from "react";
import { Disclosure } from "../../parts/disclosure.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import styles from "./replay.module.css";

/** The command line that does what was clicked, and the configuration it reads. */
export function Replay({ command, yaml }: { readonly command: string; readonly yaml: string | null }): ReactElement {
  return (
    <footer className={styles.replay}>
      <h2 className="small">The same on the command line</h2>
      <div className={styles.command}>
        <ScrollBox label="Command">
          <code>{command}</code>
        </ScrollBox>
        <CopyText text={command} what="command" />
      </div>
      {yaml !== null && (
        <Disclosure summary="The configuration it reads">
          <ScrollBox label="Configuration">
            <pre className={styles.yaml}>{yaml}</pre>
          </ScrollBox>
        </Disclosure>
      )}
    </footer>
  );
}

function CopyText({ text, what }: { readonly text: string; readonly what: string }): ReactElement {
  const [said, say] = useState("");
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => say("Copied"),
      () => say("The browser did not allow copying: select the text instead."),
    );
  };
  return (
    <>
      <button type="button" onClick={copy}>{`Copy the ${what}`}</button>
      <span role="status" className="small muted">
        {said}
      </span>
    </>
  );
}
