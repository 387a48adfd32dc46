"use strict";
const { homedir } = require("node:os");
const { isAbsolute } = require("node:path");
const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

// Go templates are "helm" where an extension for them is installed, else plain text.
const documents = [
  { scheme: "file", language: "yaml" },
  { scheme: "file", language: "helm" },
  { scheme: "file", pattern: "**/templates/**/*.{yaml,yml,tpl,txt}" },
];

let client;

/** Starts the server, in trusted folders only: it runs helm on what the folder holds, as `krakenlint lint` does. */
async function start() {
  if (client || !workspace.isTrusted) return;
  const command = workspace.getConfiguration("krakenlint").get("path") || "krakenlint";
  if (command !== "krakenlint" && !isAbsolute(command)) {
    window.showErrorMessage(`krakenlint.path: "${command}" is no absolute path`);
    return;
  }
  client = new LanguageClient(
    "krakenlint",
    "KrakenLint",
    // Some systems look for programs in the working folder first, and that must not be the workspace.
    { command, args: ["lsp"], options: { cwd: homedir() } },
    { documentSelector: documents, synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.{yaml,yml,tpl}") } },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    window.showErrorMessage(`KrakenLint does not start: ${error.message}. Install krakenlint, or set krakenlint.path.`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    workspace.onDidGrantWorkspaceTrust(start),
    commands.registerCommand("krakenlint.restart", async () => {
      await stop();
      await start();
    }),
  );
  await start();
};

exports.deactivate = stop;
