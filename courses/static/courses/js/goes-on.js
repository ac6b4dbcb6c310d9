// Long work in portions: sends the form by itself. Without this script one presses "Go on".
document.querySelector("form[data-goes-on]")?.requestSubmit();
