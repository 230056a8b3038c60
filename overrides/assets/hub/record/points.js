/** The four answers about confidence, as they are kept and as they are read. */
export const POINTS = ["not-yet", "a-little", "fairly", "very"];
export const WORDS_OF = ["Not yet", "A little", "Fairly", "Very"];
