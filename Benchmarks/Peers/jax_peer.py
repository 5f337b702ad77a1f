"""The workloads in JAX: a step under `jit`, and many steps in one `lax.scan`; one thread."""

import math
import os

os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ["XLA_FLAGS"] = os.environ.get("XLA_FLAGS", "") + (
    " --xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

from peer import keep_to_one_processor, serve

keep_to_one_processor()

import jax
import jax.numpy as jnp
from jax import lax, random

SIZES = {"W3": (2, 4, 1e-3, 0.05), "W4": (560, 400, 2e-4, 0.3)}


class Noise:
    """Drawn anew in each step, or handed over."""

    def __init__(self, arrays, key):
        self.given = {k[6:]: v for k, v in arrays.items() if k.startswith("noise.")}
        self.key = key

    def _key(self, name, iteration):
        key = random.fold_in(self.key, sum(map(ord, name)))
        return key if iteration is None else random.fold_in(key, iteration)

    def normal(self, name, shape, iteration=None):
        if self.given:
            return self._given(name, iteration)
        return random.normal(self._key(name, iteration), shape)

    def uniform(self, name, shape):
        if self.given:
            return self._given(name, None)
        return random.uniform(self._key(name, None), shape)

    def logistic(self, name, shape, iteration=None):
        if self.given:
            return self._given(name, iteration)
        return random.logistic(self._key(name, iteration), shape)

    def _given(self, name, iteration):
        return self.given[name] if iteration is None else self.given[name][iteration]


def mlp(parameters, prefix, activation, x):
    count = sum(k.startswith(prefix) and k.endswith("weight") for k in parameters)
    for i in range(count):
        x = x @ parameters[f"{prefix}{i}.weight"] + parameters[f"{prefix}{i}.bias"]
        x = activation(x) if i + 1 < count else x
    return x


def adam(parameters, gradients, moments, step, rate, betas=(0.9, 0.999)):
    count = step + 1.0
    c1, c2 = 1 - betas[0] ** count, 1 - betas[1] ** count
    first = {k: betas[0] * moments[0][k] + (1 - betas[0]) * gradients[k] for k in parameters}
    second = {k: betas[1] * moments[1][k] + (1 - betas[1]) * gradients[k] ** 2
              for k in parameters}
    updated = {k: parameters[k] - rate / c1 * first[k] / (jnp.sqrt(second[k] / c2) + 1e-8)
               for k in parameters}
    return updated, (first, second)


def zeros(parameters):
    return ({k: jnp.zeros_like(v) for k, v in parameters.items()},
            {k: jnp.zeros_like(v) for k, v in parameters.items()})


def toy_vae(kind, arrays):
    samples = 10 if kind == "W1b" else 1
    x = arrays["x"]
    prefixes = ("encoder.", "decoder.") if kind in ("W1", "W1b") else ("encoder.",)
    everything = {k: v for k, v in arrays.items()
                  if k.startswith(("encoder.", "decoder."))}
    parameters = {k: v for k, v in everything.items() if k.startswith(prefixes)}
    fixed = {k: v for k, v in everything.items() if not k.startswith(prefixes)}

    def log_likelihood(p, z):
        distance = jnp.square(x - mlp(p, "decoder.", jnp.tanh, z)).sum(-1)
        log_sigma = p["decoder.logSigma"]
        return -0.5 * jnp.exp(-2 * log_sigma) * distance - 2 * log_sigma - math.log(2 * math.pi)

    def loss_of(p, noise):
        p = {**fixed, **p}
        mean, raw = jnp.split(mlp(p, "encoder.", jnp.tanh, x), 2, -1)
        deviation = jax.nn.softplus(raw)
        z = mean + deviation * noise.normal("z", (samples, x.shape[0], 2))
        if kind in ("W1", "W1b"):
            kl = 0.5 * (mean ** 2 + deviation ** 2 - 1 - 2 * jnp.log(deviation)).sum(-1)
            return (kl - log_likelihood(p, z).mean(0)).mean()
        if kind == "W2":
            z = lax.stop_gradient(z)
        score = jax.grad(lambda z: log_likelihood(p, z).sum())(z)
        mismatch = (mean - z) / deviation ** 2 + z - score
        return jnp.square(mismatch).sum(-1).mean(0).mean()

    def step(state, key):
        p, moments, count = state
        loss, gradients = jax.value_and_grad(loss_of)(p, Noise(arrays, key))
        p, moments = adam(p, gradients, moments, count, 1e-3)
        return (p, moments, count + 1), loss

    return step, (parameters, zeros(parameters), 0)


def image_vae(kind, arrays):
    x = arrays["x"]
    parameters = {k: v for k, v in arrays.items() if k.startswith(("encoder.", "decoder."))}

    def log_likelihood(p, z):
        logits = mlp(p, "decoder.", jax.nn.softplus, z)
        return (x * logits - jax.nn.softplus(logits)).sum(-1)

    def loss_of(p, noise):
        mean, log_deviation = jnp.split(mlp(p, "encoder.", jax.nn.softplus, x), 2, -1)
        deviation = jnp.exp(log_deviation)
        z = mean + deviation * noise.normal("z", (1, x.shape[0], 40))[0]
        kl = 0.5 * (mean ** 2 + deviation ** 2 - 1 - 2 * log_deviation).sum(-1)
        loss = (kl - log_likelihood(p, z)).mean()
        if kind == "W5b":
            score = jax.grad(lambda z: log_likelihood(p, z).sum())(z)
            mismatch = (mean - z) / deviation ** 2 + z - score
            loss = loss + 0.1 * jnp.square(mismatch).sum(-1).mean()
        return loss

    def step(state, key):
        p, moments, count = state
        loss, gradients = jax.value_and_grad(loss_of)(p, Noise(arrays, key))
        p, moments = adam(p, gradients, moments, count, 1e-4)
        return (p, moments, count + 1), loss

    return step, (parameters, zeros(parameters), 0)


def restricted_machine(kind, arrays):
    visible, latent, rate, level = SIZES[kind]
    v0 = arrays["v"]
    batch = v0.shape[0]
    phi = {k: arrays["posterior." + k] for k in ("weight", "bias")}
    theta = {k: arrays["model." + k] for k in ("logSigma", "visibleBias", "hiddenBias", "weight")}

    def step(state, key):
        theta, theta_moments, phi, phi_moments, count = state
        noise = Noise(arrays, key)

        def lower(k, carried):
            def loss_of(p):
                v = v0 + level * noise.normal("inner", (batch, visible), k)
                logits = v @ p["weight"] + p["bias"]
                gates = noise.logistic("gates", (batch, latent), k)
                h = jax.nn.sigmoid((logits + gates) / 0.1)
                target = v @ theta["weight"] + theta["hiddenBias"]
                return (h * (logits - target) - jax.nn.softplus(logits)).sum(-1).mean()

            phi, moments = carried
            return adam(phi, jax.grad(loss_of)(phi), moments, 5 * count + k, rate, (0.9, 0.95))

        phi, phi_moments = lax.fori_loop(0, 5, lower, (phi, phi_moments))
        epsilon = noise.normal("outer", (batch, visible))
        v = v0 + level * epsilon
        logits = v @ phi["weight"] + phi["bias"]
        gates = noise.logistic("particles", (6, batch, latent))
        sets = jax.nn.sigmoid((logits + gates) / 0.1)

        def surrogate(p):
            pull = (p["visibleBias"] - v) * jnp.exp(-2 * p["logSigma"])
            w = p["weight"]
            z = lax.stop_gradient(pull + sets[:2].mean(0) @ w.T + epsilon / level)
            first = (z * (pull + sets[2:4].mean(0) @ w.T)).sum(-1)
            along = (sets[4:] * lax.stop_gradient(z @ w)).sum(-1)
            weighted = ((along - along.mean(0))[..., None] * sets[4:]).sum(0)
            second = (weighted * (v @ w + p["hiddenBias"])).sum(-1)
            return (first + second).mean(), 0.5 * jnp.square(z).sum(-1).mean()

        gradients, loss = jax.grad(surrogate, has_aux=True)(theta)
        theta, theta_moments = adam(theta, gradients, theta_moments, count, rate, (0.9, 0.95))
        return (theta, theta_moments, phi, phi_moments, count + 1), loss

    return step, (theta, zeros(theta), phi, zeros(phi), 0)


def faces(kind, arrays):
    """VaGES denoising score matching, or bi-level score matching with unrolled steps of Adam."""
    unrolled = int(kind[1:]) if len(kind) > 1 else None
    rate, betas, level = 2e-4, (0.9, 0.95), 0.3
    v0 = arrays["v"]
    batch, visible = v0.shape
    phi = {k: arrays["posterior." + k] for k in ("weight", "bias")}
    theta = {k: arrays["model." + k] for k in ("logSigma", "visibleBias", "hiddenBias", "weight")}
    latent = phi["bias"].shape[0]

    def infer(theta, carried, count, taken, noise, points, gates):
        def lower(k, carried):
            def divergence(p):
                v = v0 + level * noise.normal(points, (batch, visible), k)
                logits = v @ p["weight"].T + p["bias"]
                own = noise.logistic(gates, (1, batch, latent), k)[0]
                h = jax.nn.sigmoid((logits + own) / 0.1)
                target = v @ theta["weight"] + theta["hiddenBias"]
                return (h * (logits - target) - jax.nn.softplus(logits)).sum(-1).mean()

            p, moments = carried
            return adam(p, jax.grad(divergence)(p), moments, taken + k, rate, betas)

        return lax.fori_loop(0, count, lower, carried)

    def variational(p, phi, noise, v, epsilon):
        logits = v @ phi["weight"].T + phi["bias"]
        sets = jax.nn.sigmoid((logits + noise.logistic("particles", (6, batch, latent))) / 0.1)
        pull, w = (p["visibleBias"] - v) * jnp.exp(-2 * p["logSigma"]), p["weight"]
        z = lax.stop_gradient(pull + sets[:2].mean(0) @ w.T + epsilon / level)
        first = (z * (pull + sets[2:4].mean(0) @ w.T)).sum(-1)
        along = (sets[4:] * lax.stop_gradient(z @ w)).sum(-1)
        weighted = ((along - along.mean(0))[..., None] * sets[4:]).sum(0)
        second = (weighted * (v @ w + p["hiddenBias"])).sum(-1)
        return (first + second).mean(), 0.5 * jnp.square(z).sum(-1).mean()

    def bilevel(p, phi, moments, count, noise, v, epsilon):
        if unrolled:
            phi, _ = infer(p, (phi, moments), unrolled, 5 * (count + 1), noise, "unrolled",
                           "unrolledGates")
        logits = v @ phi["weight"].T + phi["bias"]
        gates = noise.logistic("particles", (2, batch, latent))
        h = jax.nn.sigmoid((logits + gates) / 0.1).mean(0)
        pull = (p["visibleBias"] - v) * jnp.exp(-2 * p["logSigma"])
        score = pull + h @ p["weight"].T - (h - jax.nn.sigmoid(logits)) @ phi["weight"]
        z = lax.stop_gradient(score + epsilon / level)
        return (z * score).sum(-1).mean(), 0.5 * jnp.square(z).sum(-1).mean()

    def step(state, key):
        theta, theta_moments, phi, phi_moments, count = state
        noise = Noise(arrays, key)
        phi, phi_moments = infer(theta, (phi, phi_moments), 5, 5 * count, noise, "inner", "gates")
        epsilon = noise.normal("outer", (batch, visible))
        v = v0 + level * epsilon
        if unrolled is None:
            surrogate = lambda p: variational(p, phi, noise, v, epsilon)
        else:
            surrogate = lambda p: bilevel(p, phi, phi_moments, count, noise, v, epsilon)
        gradients, loss = jax.grad(surrogate, has_aux=True)(theta)
        theta, theta_moments = adam(theta, gradients, theta_moments, count, rate, betas)
        return (theta, theta_moments, phi, phi_moments, count + 1), loss

    return step, (theta, zeros(theta), phi, zeros(phi), 0)


def documents(kind, arrays):
    columns, values, lengths = arrays["columns"], arrays["values"], arrays["lengths"]
    offsets = arrays["offsets"]
    batch = lengths.shape[0]
    segments = jnp.repeat(jnp.arange(batch), jnp.diff(offsets),
                          total_repeat_length=columns.shape[0])
    names = ("encoder.weight", "encoder.bias", "decoder.weight", "decoder.bias")
    parameters = {k: arrays[k] for k in names}

    def product(weight):
        return jax.ops.segment_sum(weight[columns] * values[:, None], segments, batch,
                                   indices_are_sorted=True)

    def surrogate(p, noise):
        logits = product(p["encoder.weight"]) + p["encoder.bias"]
        u = noise.uniform("u", logits.shape)
        probability = jax.nn.sigmoid(logits)
        threshold = lax.stop_gradient(probability)
        codes = jnp.concatenate([1 - threshold < u, u < threshold]).astype(jnp.float32)
        weight, bias = p["decoder.weight"], p["decoder.bias"]
        matched = (codes.reshape(2, *logits.shape) * product(weight)).sum(2)
        normaliser = jax.nn.logsumexp(codes @ weight.T + bias, axis=1)
        f = normaliser.reshape(2, -1) * lengths - matched - product(bias[:, None]).T
        slope = lax.stop_gradient((f[0] - f[1])[:, None] * (u - 0.5))
        value = 0.5 * f.sum(0)
        divergence = (probability * logits - jax.nn.softplus(logits)).sum(1)
        return ((slope * logits).sum(1) + value + divergence).mean(), (value + divergence).mean()

    def step(state, key):
        p, moments, count = state
        gradients, loss = jax.grad(surrogate, has_aux=True)(p, Noise(arrays, key))
        p, moments = adam(p, gradients, moments, count, 1e-3)
        return (p, moments, count + 1), loss

    return step, (parameters, zeros(parameters), 0)


def annealing(kind, arrays):
    given = "noise.start" in arrays
    chains = arrays["noise.start"].shape[0] if given else 2000
    count = arrays["noise.hidden"].shape[0] + 1 if given else 2000 if kind == "W8" else 21
    sigma, b = arrays["sigma"], arrays["visibleBias"]
    c, w = arrays["hiddenBias"], arrays["weight"]
    visible, latent = w.shape

    def step(state, key):
        noise = Noise(arrays, key)
        variance = sigma ** 2

        def sweep(j, carried):
            v, total = carried
            before, now = j / (count - 1), (j + 1) / (count - 1)
            logits = v @ w + c
            hot = now * logits
            total += (jax.nn.softplus(hot) - jax.nn.softplus(before * logits)).sum(-1)
            h = (-noise.logistic("hidden", (chains, latent), j) < hot).astype(jnp.float32)
            mean = b + now * (variance * (h @ w.T))
            return mean + sigma * noise.normal("visible", (chains, visible), j), total

        start = (b + sigma * noise.normal("start", (chains, visible)), jnp.zeros(chains))
        v, total = lax.fori_loop(0, count - 1, sweep, start)
        return state, jax.nn.logsumexp(total) - math.log(chains)

    return step, (0,)


MAKERS = {"W1": toy_vae, "W1b": toy_vae, "W2": toy_vae, "W2r": toy_vae, "W3": restricted_machine,
          "W4": restricted_machine, "W5": image_vae, "W5b": image_vae, "W7s": documents,
          "W8": annealing, "W8f": annealing, "F": faces, "F0": faces, "F2": faces, "F5": faces}


class Jax:
    def __init__(self):
        self.runs = {}

    def _make(self, name, arrays):
        return MAKERS[name](name, {k: jnp.asarray(v) for k, v in arrays.items()})

    def losses(self, name, mode, arrays, steps):
        step, state = self._make(name, arrays)
        step = jax.jit(step)
        losses = []
        for _ in range(steps):
            state, loss = step(state, random.key(0))
            losses.append(float(loss))
        return losses

    def prepare(self, name, mode, arrays, steps):
        step, state = self._make(name, arrays)
        if mode == "jit":
            whole = jax.jit(step, donate_argnums=0)

            def run(state, key):
                for _ in range(steps):
                    key, own = random.split(key)
                    state, loss = whole(state, own)
                return state, key, loss
        else:
            def body(carried, _):
                state, key = carried
                key, own = random.split(key)
                state, loss = step(state, own)
                return (state, key), loss

            @jax.jit
            def run(state, key):
                (state, key), losses = lax.scan(body, (state, key), None, length=steps)
                return state, key, losses[-1]
        state, key, loss = run(state, random.key(0))
        loss.block_until_ready()
        self.runs[name, mode] = [run, state, key]

    def time(self, name, mode, steps):
        entry = self.runs[name, mode]
        state, key, loss = entry[0](entry[1], entry[2])
        loss.block_until_ready()
        entry[1:] = [state, key]


serve(jax.__version__, Jax())
