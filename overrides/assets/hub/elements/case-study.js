/** A case study that asks: readers write what they would do before they open what was done, and find it again in My learning. */
import { Reflection } from "./reflect.js";

customElements.define("hub-case-study", class extends Reflection {
  asks = "Your idea, before you read on";
});
