// Before anything is drawn, so that a page that was left dark does not flash up light.
const theme = localStorage.getItem('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;
