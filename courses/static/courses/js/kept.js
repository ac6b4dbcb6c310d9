/* Draftail: parts of a question that the editor keeps as they are, and marks without a button. */
(() => {
  const { createElement: h, Component } = window.React;

  // None of these can be made in the editor, so there is nothing to ask.
  class Nothing extends Component {
    componentDidMount() { this.props.onClose(); }
    render() { return null; }
  }

  const stay = (event) => { if (event.target.closest("a")) event.preventDefault(); };

  const Kept = ({ blockProps: { entity, entityType, onRemoveEntity } }) =>
    h("div", { className: "kept", contentEditable: false },
      // The server cleaned it, and will clean it again.
      h("div", { className: "kept__content", onClick: stay, dangerouslySetInnerHTML: { __html: entity.getData().html } }),
      h("p", { className: "kept__words" },
        h("span", null, entityType.explanation),
        h("button", { type: "button", className: "button button-small button-secondary", onClick: onRemoveEntity }, entityType.remove)));

  const Marked = (tag, attribute) => ({ contentState, entityKey, children }) => {
    const value = contentState.getEntity(entityKey).getData()[attribute];
    return h(tag, { className: "kept-mark", [attribute]: value || undefined, title: value || undefined }, children);
  };

  const { registerPlugin } = window.draftail;
  registerPlugin({ type: "KEPT", source: Nothing, block: Kept }, "entityTypes");
  registerPlugin({ type: "ABBREVIATION", source: Nothing, decorator: Marked("abbr", "title") }, "entityTypes");
  registerPlugin({ type: "LANGUAGE", source: Nothing, decorator: Marked("span", "lang") }, "entityTypes");
})();
