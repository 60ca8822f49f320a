"use strict";
(() => {
  const root = document.documentElement;
  const speak = (language) => { root.lang = language; };
  document.getElementById("language").addEventListener("click", () => speak(root.lang === "zh" ? "en" : "zh"));
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  speak((navigator.language || "en").startsWith("zh") ? "zh" : "en");
})();
