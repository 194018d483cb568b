import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { Finding } from "./finding/finding.js";
import styles from "./report-view.module.css";
import { views } from "./views.js";

/** The whole argument on one page: the finding, then every view in order. */
export function ReportView({ data }: { readonly data: ReportData }): ReactElement {
  const { provenance } = data;
  return (
    <>
      <a className={`skip ${styles.skip}`} href="#main">
        To the report
      </a>
      <header className={styles.frame}>
        <Finding data={data} />
        <nav className={styles.nav} aria-label="Sections">
          <ol>
            {views.map(({ id, name }) => (
              <li key={id}>
                <a href={`#${id}`}>{name}</a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <main id="main" className={styles.frame}>
        {views.map(({ id, Component }) => (
          <Component key={id} data={data} />
        ))}
      </main>
      <footer className={`${styles.frame} ${styles.foot}`}>
        <p className="small muted">
          {`Made by coterie ${provenance.coterieVersion} from table ${provenance.tableHash.slice(0, 12)}, seed ${provenance.seed}. For marketing; not for credit decisions.`}
        </p>
      </footer>
    </>
  );
}
