/** What a translator put in the place of a node of ours, or of what it had put there before. */
const standIns = new WeakMap<Node, ChildNode>();
/** A translator's elements that have come beside a text and stand for none so far. */
const fresh = new WeakSet<Node>();
let watcher: MutationObserver | null = null;
/** Untranslated pages keep the browser's own behaviour, faults included. */
let isTranslated = false;

/**
 * Translators built into browsers put elements of their own (Chrome, Edge: <font>) where text nodes of ours were, while React
 * goes on with its nodes (facebook/react#11538): it fails where it takes one away or puts something before it, and what it
 * writes into one nobody sees, so that a page shows a figure that is not so any more. From here on what is done to a node
 * that was replaced is done to what stands in for it. One place instead of translate="no" on all that may ever change: that
 * no machine could hold, and readers of a third language would be left with pages they cannot read.
 */
export function keepTranslatedText(): void {
  if (watcher) return;
  watcher = new MutationObserver(note);
  watcher.observe(document, { childList: true, subtree: true });
  guardRemoving();
  guardInserting();
  guardWriting();
}

const isTranslators = (node: Node | null | undefined): node is HTMLElement => node?.nodeName === "FONT";

function note(records: readonly MutationRecord[]): void {
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
    for (const come of addedNodes) if (isTranslators(come)) fresh.add(come);
    for (const gone of removedNodes) {
      if (gone.nodeType !== Node.TEXT_NODE && !isTranslators(gone)) continue;
      // At once, or theirs first and then ours away; and what was theirs may be replaced in turn.
      const theirs = [...addedNodes, previousSibling, nextSibling].find(
        (node) => isTranslators(node) && fresh.has(node),
      );
      const instead = theirs ?? (isTranslators(gone) ? addedNodes[0] : undefined);
      if (!instead) continue;
      fresh.delete(instead);
      standIns.set(gone, instead as ChildNode);
      isTranslated = true;
    }
  }
}

/** Whether a translator has been at work, as far as up to now. */
function isReplaced(): boolean {
  if (watcher) note(watcher.takeRecords());
  return isTranslated;
}

/** What stands for a node that is in no page; null where nothing does. */
function standInOf(node: Node): ChildNode | null {
  let found = standIns.get(node);
  for (let steps = 0; found && !found.isConnected && steps < 100; steps += 1) found = standIns.get(found);
  return found?.isConnected ? found : null;
}

/** The child of `parent` that is, holds or stands in for `node`. */
function placeIn(parent: Node, node: Node): Node | null {
  let at: Node | null = parent.contains(node) ? node : standInOf(node);
  while (at && at.parentNode !== parent) at = at.parentNode;
  return at;
}

function guardRemoving(): void {
  const { removeChild } = Node.prototype;
  Node.prototype.removeChild = function removeOrStandIn<T extends Node>(this: Node, child: T): T {
    if (child.parentNode === this || !isReplaced()) return removeChild.call(this, child) as T;
    const stands = child.parentNode && this.contains(child) ? child : standInOf(child);
    if (stands) stands.parentNode?.removeChild(stands);
    return child;
  };
}

function guardInserting(): void {
  const { insertBefore, appendChild } = Node.prototype;
  /** A text of ours on its way to another place takes its translation out of the old one. */
  const clear = (node: Node) => {
    if (standIns.has(node) && !node.isConnected) (standInOf(node) as ChildNode | null)?.remove();
  };
  Node.prototype.insertBefore = function insertBeforeStandIn<T extends Node>(
    this: Node,
    node: T,
    next: Node | null,
  ): T {
    clear(node);
    return insertBefore.call(
      this,
      node,
      next && next.parentNode !== this && isReplaced() ? placeIn(this, next) : next,
    ) as T;
  };
  Node.prototype.appendChild = function appendInstead<T extends Node>(this: Node, node: T): T {
    clear(node);
    return appendChild.call(this, node) as T;
  };
}

function guardWriting(): void {
  const given = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue");
  if (!given?.set) return;
  const { set } = given;
  Object.defineProperty(Node.prototype, "nodeValue", {
    ...given,
    set(this: Node, value: string | null) {
      if (this.nodeType === Node.TEXT_NODE && !this.isConnected && isReplaced()) {
        standInOf(this)?.replaceWith(this);
        standIns.delete(this);
      }
      set.call(this, value);
    },
  });
}
