/** PDFs are not read on this page yet: their fields can be compressed, encrypted and written in many ways, and a reader for them is a megabyte. */
import { Refused } from "../refused.js";

/** @returns {Promise<import("./returned.js").Return>} */
export async function read() {
  throw new Refused(
    "It is a PDF, which this page cannot read.",
    "Fill in the same form as a spreadsheet or Word document, or ask whoever has the command line of this hub to turn it into JSON: stemhub evaluation read FILE.pdf > FILE.json",
  );
}
