declare namespace Cloudflare {
  interface Env {
    SEED: string | null
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
}
