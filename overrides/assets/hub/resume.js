/** Home, modules and pathways: to go on where one was. For those who keep nothing, nothing is fetched. */
try {
  if (localStorage.getItem("hub.device") || Object.keys(sessionStorage).some(key => key.startsWith("hub:"))) import("./elements/go-on.js");
} catch { /* To name a blocked store throws: then nothing is kept. */ }
