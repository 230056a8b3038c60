/* Runs before the first paint: says that scripts work, and applies the reader's own choice of colours. */
(root => {
  root.classList.add("js");
  try {
    const choice = localStorage.getItem("hub.colours");
    if (choice) root.dataset.mdColorScheme = choice;
  } catch { /* To name a blocked store throws: follow the system. */ }
})(document.documentElement);
