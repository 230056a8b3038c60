/** What the box and the page of the search call. */
declare const stemhubSearch: typeof import("./engine.js");
