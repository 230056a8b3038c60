/** Which edition is older: pure rules. */

/** Whether this hub has a newer edition than the one an evaluation was made from. @param {import("../evaluation/framework.js").Release[]} releases newest first
 * @param {string} current @param {import("./records.js").Evaluation} evaluation */
export function isOlder(releases, current, evaluation) {
  const versions = releases.map(release => release.version);
  return versions.indexOf(evaluation.made_from?.version ?? "") > versions.indexOf(current);
}
