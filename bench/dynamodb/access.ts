/** What every server is called with; only the one of `local/` asks who calls. */
export const region = 'eu-central-1';
export const credentials = {
  accessKeyId: 'AKIABENCHBENCHBENCH0',
  secretAccessKey: 'bench/secret+bench/secret',
} as const;
