/*
 * Copyright 2026 the Tertia authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.tertia.sample.webapi.postgres;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Gives the application a PostgreSQL server that lives as long as the application. */
@TestConfiguration(proxyBeanMethods = false)
public class PostgresConfiguration {

    @Bean(destroyMethod = "close")
    PostgresService postgres() {
        return PostgresService.start();
    }

    @Bean
    DynamicPropertyRegistrar postgresProperties(PostgresService postgres) {
        return properties -> {
            properties.add("WEB_API_POSTGRES_URL", postgres::url);
            properties.add("WEB_API_POSTGRES_USER", postgres::user);
            properties.add("WEB_API_POSTGRES_PASSWORD", postgres::password);
        };
    }
}
