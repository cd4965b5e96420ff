declare namespace Cloudflare {
  interface Env {
    ACCESS_KEY: import('jose').JWK
    SEED: string | null
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
}
